/** As many rows as make the HTML as long as the page that this one is compared with. Rendered at each request. */
export default async function Page({ params }: { params: Promise<{ count: string }> }) {
  const rows = Array.from({ length: Number((await params).count) }, (_, row) => row + 1);
  return (
    <main>
      <h1>Réservations</h1>
      <table>
        <tbody>
          {rows.map((row) => (
            <tr key={row}>
              <th scope="row">jour {row}</th>
              <td>Réservé</td>
              <td>Libre</td>
              <td>2,35 €</td>
            </tr>
          ))}
        </tbody>
      </table>
    </main>
  );
}
