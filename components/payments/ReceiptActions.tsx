import { PrintButton } from "../backoffice/PrintButton";

/** What one does with a receipt. */
export function ReceiptActions({ pdfHref }: { pdfHref: string }) {
  return (
    <div className="preau-actions">
      <a className="fr-btn" href={pdfHref}>
        Télécharger en PDF
      </a>
      <PrintButton />
    </div>
  );
}
