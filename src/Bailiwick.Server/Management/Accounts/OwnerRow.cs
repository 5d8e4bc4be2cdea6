using Bailiwick.Storage.Management;

namespace Bailiwick.Server.Management.Accounts;

/// <summary>An account with its cells, one for each column.</summary>
internal sealed record OwnerRow(LiveRecord Account, IReadOnlyList<OwnerCell> Cells);

/// <summary>A cell and the people it may mean.</summary>
/// <param name="Word">Null when empty.</param>
/// <param name="People">Ids: one when it is clear who is meant.</param>
internal sealed record OwnerCell(string? Word, IReadOnlyList<string> People)
{
    public string? Person => People.Count == 1 ? People[0] : null;

    public bool IsUnknown => Word is not null && People.Count != 1;
}
