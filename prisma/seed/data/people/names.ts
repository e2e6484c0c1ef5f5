/** Common French names, from no register: who bears them here does not exist. */
const list = (text: string): readonly string[] => text.split(",").map((name) => name.trim());

export const WOMEN = list(
  "Aïcha, Amandine, Anaïs, Anne, Aurélie, Camille, Caroline, Céline, Chloé, Claire, Delphine, Élodie, Émilie, Estelle, " +
    "Fatima, Fanny, Florence, Gaëlle, Hélène, Inès, Isabelle, Jessica, Julie, Karima, Laetitia, Laura, Laure, Léa, Lucie, " +
    "Marie, Marine, Mathilde, Mélanie, Nadia, Nathalie, Noémie, Océane, Ophélie, Pauline, Rachel, Sabrina, Samira, Sandra, " +
    "Sarah, Séverine, Sofia, Sonia, Sophie, Stéphanie, Valérie, Vanessa, Virginie, Yasmine, Zoé",
);

export const MEN = list(
  "Adrien, Ahmed, Alexandre, Antoine, Arnaud, Benjamin, Benoît, Cédric, Christophe, Clément, Damien, David, Emmanuel, " +
    "Fabien, Farid, Florian, Franck, Frédéric, Gaël, Grégory, Guillaume, Hugo, Jérôme, João, Julien, Karim, Kévin, Laurent, " +
    "Loïc, Ludovic, Mathieu, Maxime, Mehdi, Mickaël, Nicolas, Olivier, Pascal, Pierre, Quentin, Rachid, Romain, Samuel, " +
    "Sébastien, Simon, Stéphane, Sylvain, Thierry, Thomas, Valentin, Vincent, Xavier, Yann, Yannick, Youssef",
);

export const GIRLS = list(
  "Adèle, Alice, Alix, Alma, Ambre, Anna, Assia, Capucine, Charlie, Chloé, Clémence, Éléna, Élise, Emma, Eva, Giulia, " +
    "Inaya, Inès, Iris, Jade, Jeanne, Julia, Juliette, Léa, Léna, Léonie, Lina, Lou, Louise, Lucie, Lyna, Manon, Margaux, " +
    "Maya, Mia, Mila, Nina, Nour, Olivia, Romane, Romy, Rose, Sarah, Sofia, Théa, Victoire, Victoria, Yasmine, Zélie, Zoé",
);

export const BOYS = list(
  "Aaron, Adam, Alessio, Ali, Amir, Arthur, Aydan, Ayden, Basile, Camille, Côme, Élio, Ethan, Eden, Gabin, Gabriel, Hugo, " +
    "Ibrahim, Imran, Isaac, Ismaël, Jules, Kaïs, Léo, Léon, Liam, Louis, Lucas, Lyam, Malo, Marceau, Marius, Martin, " +
    "Mathis, Maël, Milo, Mohamed, Naël, Nathan, Noah, Noé, Nolan, Oscar, Paul, Raphaël, Robin, Sacha, Samuel, Théo, Tom",
);

export const FAMILY_NAMES = list(
  "Abadie, Allard, Amrani, André, Aubert, Bailly, Barbier, Baron, Belkacem, Ben Amar, Benoit, Berger, Bernard, Bertrand, " +
    "Besson, Blanc, Blanchard, Bonnet, Boucher, Bouchet, Bourgeois, Boyer, Brun, Brunet, Carpentier, Carvalho, Chabert, " +
    "Chambon, Charpentier, Charrier, Chevalier, Clerc, Colin, Collet, Cordier, Costa, Coulon, Courtois, Da Silva, Daniel, " +
    "Delattre, Denis, Descours, Diallo, Diarra, Dos Santos, Dumas, Dumont, Dupuis, Dupuy, El Idrissi, Étienne, Fabre, Faure, " +
    "Favre, Fernandes, Ferrand, Fontaine, Fournel, Fournier, François, Gaillard, Garcia, Garnier, Gauthier, Gautier, Gay, " +
    "Gérard, Germain, Gilbert, Girard, Giraud, Gonçalves, Gonon, Grandjean, Guérin, Guichard, Guillot, Haddad, Henry, " +
    "Hubert, Humbert, Jacquet, Jacquier, Joly, Joubert, Kaya, Keita, Klein, Lacroix, Lambert, Laurent, Leclerc, Lefèvre, " +
    "Legrand, Lemoine, Leroux, Leroy, Lopez, Louis, Magnin, Maillard, Mallet, Marchand, Marie, Martinez, Masson, Mathieu, " +
    "Ménard, Meunier, Meyer, Michel, Millet, Monnier, Moreau, Morel, Morin, Moulin, Muller, N’Diaye, Nguyen, Noël, Olivier, " +
    "Özdemir, Paris, Pereira, Perret, Perrier, Perrin, Peyrard, Philippe, Picard, Pichon, Poirier, Poncet, Pons, Prévost, " +
    "Ravel, Rémy, Renard, Renaud, Renault, Rey, Reynaud, Richard, Rivière, Robert, Robin, Roche, Rodriguez, Roger, Rolland, " +
    "Rousset, Roux, Sabatier, Sanchez, Schmitt, Simon, Soulier, Tardy, Tessier, Thibault, Thollet, Thomas, Touré, Traoré, " +
    "Vallet, Vasseur, Vernay, Vidal, Vincent, Vernet, Weber, Yıldız, Zaoui",
);

export const STREETS = list(
  "rue de la République, rue Jean Jaurès, rue Pasteur, rue Victor Hugo, avenue de la Gare, rue des Écoles, rue du Moulin, " +
    "place de l’Église, rue des Lilas, chemin des Vignes, rue Gambetta, rue Émile Zola, impasse des Cerisiers, rue du Stade, " +
    "allée des Tilleuls, rue Jules Ferry, avenue du Pilat, rue des Mineurs, rue de la Fonderie, chemin du Crêt, " +
    "rue Louise Michel, boulevard Waldeck-Rousseau, rue du Lavoir, montée des Tisserands",
);

/** INSEE codes of communes where parents were born, all in France. */
export const BIRTHPLACES = list(
  "42218, 42207, 69381, 69383, 69266, 38185, 63113, 43157, 26362, 13055, 75113, 59350, 35238",
);
