namespace Bailiwick.Server.Targets.Wire;

/// <summary>Who entered something, when, in which revision.</summary>
public sealed record TargetEntered(string Author, DateTimeOffset At, int Revision);
