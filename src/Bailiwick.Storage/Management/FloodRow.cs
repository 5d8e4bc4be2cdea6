namespace Bailiwick.Storage.Management;

/// <summary>A flood that was looked at.</summary>
/// <param name="BaseAct">The last act that it saw.</param>
/// <param name="AcceptedAct">The act that did what it proposes; null as long as none did.</param>
/// <param name="Request">JSON, as asked.</param>
/// <param name="Analysis">JSON: the figures.</param>
/// <param name="Moves">JSON: where accounts go.</param>
public sealed record FloodRow(Guid Id, DateTimeOffset MadeAt, string MadeBy, long BaseAct, long? AcceptedAct, string Request, string Analysis, string Moves);
