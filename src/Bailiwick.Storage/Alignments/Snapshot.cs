using Bailiwick.Core.Alignments;

namespace Bailiwick.Storage.Alignments;

/// <summary>What an alignment holds at one revision, apart from its frame.</summary>
public sealed record Snapshot(AreaTree Areas, ushort[] AreaOfUnit, bool[] Locks);
