using Bailiwick.Core;
using Bailiwick.Core.Alignments;
using Bailiwick.Storage.Alignments;

namespace Bailiwick.Server.Alignments;

/// <summary>An open alignment at its newest revision, kept for one caller until disposed.</summary>
public sealed class HeldAlignment(WorkspaceId workspace, AlignmentRow row, OpenAlignment open, AlignmentLog log, SemaphoreSlim gate) : IDisposable
{
    private bool _isReleased;

    /// <summary>Name, levels, balance: as read when it was taken hold of.</summary>
    public AlignmentRow Row { get; } = row;

    public OpenAlignment Open { get; } = open;

    public AlignmentState State => Open.State;

    public UnitSet Units => Open.Units;

    public AlignmentId Id => new(Row.Id);

    /// <summary>Index of the measure the alignment balances.</summary>
    public int BalancedMeasure => Math.Max(0, Units.Measures.ToList().FindIndex(measure => measure.Key == Row.BalanceMeasure));

    /// <summary>Takes in what other nodes wrote since.</summary>
    public async Task CatchUpAsync(CancellationToken cancellation)
    {
        foreach (var edit in await log.ReadAfterAsync(workspace, Id, Open.Revision, cancellation))
        {
            Open.Take(edit);
        }
    }

    /// <summary>The edits after a revision with what they did: from memory when they are new, else from the log.</summary>
    public async Task<IReadOnlyList<LoggedEdit>> EditsAfterAsync(int revision, CancellationToken cancellation) =>
        Open.RecentAfter(revision)
        ?? [.. (await log.ReadAfterAsync(workspace, Id, revision, cancellation)).Where(edit => edit.Row.Revision <= Open.Revision).Select(edit => edit.Logged)];

    public void Dispose()
    {
        if (!_isReleased)
        {
            _isReleased = true;
            gate.Release();
        }
    }
}
