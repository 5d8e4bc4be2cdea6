using Bailiwick.Core.Access;

namespace Bailiwick.Server.Access;

/// <summary>Which right a route of a workspace demands; each declares exactly one.</summary>
public sealed record DemandedRight(Right Right);
