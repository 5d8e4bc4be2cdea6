namespace Bailiwick.Server.Live;

/// <summary>Somebody who looks at an alignment now.</summary>
public sealed record LivePerson(Guid Id, string Name);
