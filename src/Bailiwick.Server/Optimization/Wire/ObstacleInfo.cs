namespace Bailiwick.Server.Optimization.Wire;

/// <summary>Why a bound is not met, for people.</summary>
public sealed record ObstacleInfo(string Message, int? Area, int? Unit);
