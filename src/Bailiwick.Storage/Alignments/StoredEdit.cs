using Bailiwick.Core.Alignments;

namespace Bailiwick.Storage.Alignments;

/// <summary>An entry of the log with what it did.</summary>
public sealed record StoredEdit(EditRow Row, Change Change)
{
    public LoggedEdit Logged => new(Row.Header, Change);
}
