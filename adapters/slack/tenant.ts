interface Identified {
  readonly id: string;
}

/** What a payload says of where somebody is, and for whom the app was installed there. */
interface Placed {
  readonly team_id?: string | null;
  readonly team?: Identified | null;
  readonly enterprise_id?: string | null;
  readonly enterprise?: Identified | null;
  /** Of a slash command in letters. */
  readonly is_enterprise_install?: boolean | string;
  readonly authorizations?: readonly {
    readonly enterprise_id?: string | null;
    readonly is_enterprise_install?: boolean;
  }[];
  readonly user?: { readonly team_id?: string };
}

/**
 * To whom the app is installed: the workspace, or an organisation with all of its workspaces, where somebody is one and the
 * same in whichever of them he is.
 */
export function tenantOf({ authorizations: [authorized] = [], ...body }: Placed): string {
  const isForAll = [body.is_enterprise_install, authorized?.is_enterprise_install].some((each) => `${each}` === 'true');
  const organisation = body.enterprise?.id ?? body.enterprise_id ?? authorized?.enterprise_id ?? undefined;
  const workspace = body.team?.id ?? body.team_id ?? body.user?.team_id ?? '';
  return isForAll ? (organisation ?? workspace) : workspace;
}
