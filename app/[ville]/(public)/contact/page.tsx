import { ContactDetails } from "@/components/public/ContactDetails";
import { requestSite } from "@/server/api/site";
import { PublicPage } from "../PublicPage";

export default async function Contact() {
  const { theme, base } = await requestSite();
  return (
    <PublicPage section="contact" title="Contact">
      <ContactDetails base={base} contact={theme.contact} />
    </PublicPage>
  );
}
