namespace Bailiwick.Server.Targets.Wire;

/// <summary>Somebody answers for an area and everything below it.</summary>
public sealed record Branch(int Area, string AreaName, Guid UserId, string UserName);
