using System.Collections.Immutable;

namespace Bailiwick.Core.Management.Routing;

/// <summary>Whose turn it is, and what is owed to everybody afterwards.</summary>
/// <param name="Key">Who takes it.</param>
/// <param name="Owed">By member, in turns: what they are due less what they had. Give it to the next choice.</param>
public sealed record TurnChoice(string Key, ImmutableDictionary<string, double> Owed);
