import type { Finding } from "./seal";

/** What the operator reads for each finding: what is wrong, and where. */
export function describeFinding(finding: Finding): string {
  if (finding.tag === "SealingLate") {
    const lines =
      finding.waiting === 1 ? "1 ligne attend d’être scellée" : `${finding.waiting} lignes attendent d’être scellées`;
    return `${lines} depuis le ${finding.oldest.toISOString()}. Le worker tourne-t-il\u00a0?`;
  }
  const seal = `scellé ${finding.sequence}`;
  switch (finding.tag) {
    case "LinesAltered":
      return finding.sealed === finding.found
        ? `${seal}\u00a0: une de ses ${finding.sealed} lignes a été modifiée, remplacée ou déplacée.`
        : `${seal}\u00a0: il couvrait ${finding.sealed} lignes, la base en contient ${finding.found}.`;
    case "SealMissing":
      return `${seal}\u00a0: il manque dans la base.`;
    case "ChainBroken":
      return `${seal}\u00a0: il ne suit pas celui qui le précède.`;
    case "TailCut":
      return `${seal}\u00a0: il a été publié, mais la base s’arrête avant lui. La fin du journal a été coupée.`;
    case "HeadDiffers":
      return `${seal}\u00a0: son empreinte n’est pas celle qui a été publiée.`;
    case "NotPublished":
      return `${seal}\u00a0: il n’a pas été publié hors de la base.`;
  }
}
