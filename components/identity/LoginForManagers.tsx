/** Tells a password manager whose password changes. Not shown, not read, and not sent: it has no name. */
export function LoginForManagers({ login }: { login: string }) {
  return <input autoComplete="username" hidden readOnly type="text" value={login} />;
}
