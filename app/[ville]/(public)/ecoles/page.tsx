import { SchoolList } from "@/components/public/SchoolList";
import { read } from "@/server/api/caller";
import { requestSite } from "@/server/api/site";
import { PublicPage } from "../PublicPage";

export default async function Schools() {
  const { city } = await requestSite();
  const schools = await read((api) => api.catalogue.schools());
  const activities = await read((api) => api.catalogue.activities());
  return (
    <PublicPage section="ecoles" title="Écoles">
      <SchoolList activities={activities} cityName={city?.name ?? ""} schools={schools} />
    </PublicPage>
  );
}
