namespace Bailiwick.Core.Alignments;

/// <summary>One entry of the log.</summary>
/// <param name="Header">Who and what.</param>
/// <param name="Change">What it did.</param>
public sealed record LoggedEdit(EditHeader Header, Change Change);
