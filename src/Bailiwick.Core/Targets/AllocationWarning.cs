namespace Bailiwick.Core.Targets;

/// <summary>Something that does not stop an allocation but must be seen.</summary>
/// <param name="Code">Stable: <c>empty-weight</c>, <c>all-weights-zero</c>, <c>unallocated</c> ...; docs/targets.md lists them.</param>
/// <param name="Message">For a person, with the values judged.</param>
/// <param name="Accounts">How many accounts it is about; 0 when it is about the whole.</param>
public sealed record AllocationWarning(string Code, string Message, int Accounts = 0);
