namespace Bailiwick.Core.Alignments;

/// <summary>Who made an edit and what it was, without what it did.</summary>
/// <param name="Revision">The revision it made.</param>
/// <param name="Kind">What was done.</param>
/// <param name="Author">Who did it.</param>
/// <param name="AuthorName">The author's name at that time.</param>
/// <param name="Summary">One line for people: "12 units to North 3".</param>
/// <param name="Undoes">For an undo or redo: the revision it takes back.</param>
public sealed record EditHeader(Revision Revision, EditKind Kind, UserId Author, string AuthorName, string Summary, Revision? Undoes);
