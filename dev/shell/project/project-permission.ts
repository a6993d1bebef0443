import type { Client } from '../api/client';

/** Whether the person administers the project. Rejects with 404 when they may not even see it. */
export async function administersProject(client: Client, projectKey: string): Promise<boolean> {
  const query = new URLSearchParams({ projectKey, permissions: 'ADMINISTER_PROJECTS' });
  const { permissions } = await client.get<{ permissions: Record<string, { havePermission: boolean } | undefined> }>(
    `/rest/api/3/mypermissions?${query.toString()}`,
  );
  return permissions.ADMINISTER_PROJECTS?.havePermission ?? false;
}
