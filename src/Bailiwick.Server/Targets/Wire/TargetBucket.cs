using Bailiwick.Core.Targets;

namespace Bailiwick.Server.Targets.Wire;

/// <summary>One bucket: its key, its size, and how it is shared inside.</summary>
public sealed record TargetBucket(string Key, decimal Size, SpreadMethod Method = SpreadMethod.Weighted);
