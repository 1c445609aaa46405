import { type Client, Routes, TeamMemberMembershipState } from 'discord.js';
import { z } from 'zod';

const application = z.object({
  owner: z.object({ id: z.string() }).nullish(),
  team: z
    .object({
      members: z.array(z.object({ membership_state: z.number(), user: z.object({ id: z.string() }) })),
    })
    .nullish(),
});

/** The ids of the application's owners: the members of its team who have accepted, or its owner if there is no team. */
export async function fetchOwners({ rest }: Pick<Client, 'rest'>): Promise<ReadonlySet<string>> {
  const { owner, team } = application.parse(await rest.get(Routes.currentApplication()));
  if (!team) return new Set(owner ? [owner.id] : []);
  const accepted = team.members.filter(
    (member) => member.membership_state === TeamMemberMembershipState.Accepted,
  );
  return new Set(accepted.map(({ user }) => user.id));
}
