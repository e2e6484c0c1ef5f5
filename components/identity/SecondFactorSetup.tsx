interface SecondFactorSetupProps {
  /** Base32, in groups of four for the eye. */
  readonly secret: string;
  /** otpauth:// address, opened by an application on the same device. */
  readonly address: string;
  /** The same as an image, in a data address. */
  readonly qrCode: string;
}

/** The three ways to give the secret to an authenticator: a picture, a link, or letters to copy. */
export function SecondFactorSetup({ secret, address, qrCode }: SecondFactorSetupProps) {
  return (
    <>
      <p>
        Pour protéger les données des familles, un mot de passe ne suffit pas. Il faut aussi un code qui change toutes
        les 30 secondes, donné par une application de votre téléphone ou de votre ordinateur (par exemple FreeOTP,
        Aegis, KeePassXC ou Google Authenticator).
      </p>
      <ol>
        <li>Ouvrez l’application et ajoutez un compte.</li>
        <li>Scannez cette image avec l’application&nbsp;:</li>
      </ol>
      <img
        alt="Code QR à scanner&nbsp;; la clé écrite dessous dit la même chose."
        height="220"
        src={qrCode}
        width="220"
      />
      <p>
        Si vous ne pouvez pas scanner, <a href={address}>ouvrez l’application sur cet appareil</a>, ou copiez cette
        clé&nbsp;: <code className="preau-secret">{secret.replace(/(.{4})(?=.)/g, "$1 ")}</code>
      </p>
      <p>Cette clé ne sera plus montrée ensuite. Ne la donnez à personne.</p>
    </>
  );
}
