/** One FortiGate of a cluster. */
export interface ClusterMember {
  readonly hostname: string
  readonly serial: string
}

/** The HA cluster that the simulated device is part of. */
export interface Cluster {
  /** The member that answers, then the other ones. */
  readonly members: readonly ClusterMember[]
  readonly role: 'primary' | 'secondary'
  readonly inSync: boolean
  readonly groupName: string
  readonly groupId: string
}

/** The members of a cluster, the primary first. */
export function byRole({ members, role }: Cluster): readonly ClusterMember[] {
  const [self, ...others] = members
  return role === 'primary' || !self ? members : [...others, self]
}
