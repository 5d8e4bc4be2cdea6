using System.Globalization;
using System.IO.Compression;
using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Core.Quotas;
using Bailiwick.Server.Access;
using Bailiwick.Server.Alignments.Exporting;
using Bailiwick.Server.Quotas.Wire;
using Bailiwick.Storage.Quotas;

namespace Bailiwick.Server.Quotas.Letters;

/// <summary>Quota letters of approved and running plans, one by one or all in sight; the same plan and answers give the same bytes.</summary>
public sealed class QuotaLetters(QuotaStore store, QuotaReading quotas, LetterFonts fonts)
{
    private static readonly DateTimeOffset _anyTime = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private sealed record Sight(QuotaPlanRow Row, QuotaEvaluation Evaluation, DatedChanges Book, string Workspace, string? Terms);

    public async Task<Outcome<ExportFile>> OneAsync(Guid plan, string seat, Caller caller, CancellationToken cancellation)
    {
        var sight = await SightAsync(plan, caller, cancellation);
        if (!sight.IsDone)
        {
            return sight.Refusal;
        }

        if (sight.Value.Evaluation.Seats.FirstOrDefault(one => one.Key == seat && !one.IsVacant) is not { } found)
        {
            return QuotaPlanRefusals.UnknownSeat(seat);
        }

        var bytes = Letter(sight.Value, found);
        return new ExportFile($"{NameOf(found)}.pdf", "application/pdf", stream => stream.WriteAsync(bytes, cancellation).AsTask());
    }

    /// <summary>Vacant seats have no letter.</summary>
    public async Task<Outcome<ExportFile>> AllAsync(Guid plan, Caller caller, CancellationToken cancellation)
    {
        var sight = await SightAsync(plan, caller, cancellation);
        if (!sight.IsDone)
        {
            return sight.Refusal;
        }

        var archive = Archive(sight.Value, cancellation);
        return new ExportFile("quota-letters.zip", "application/zip", stream => stream.WriteAsync(archive, cancellation).AsTask());
    }

    // Whole before it is sent: an archive writes the end of each entry at once, which a response does not take.
    private byte[] Archive(Sight sight, CancellationToken cancellation)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (i, seat) in sight.Evaluation.Seats.Where(seat => !seat.IsVacant).Index())
            {
                var entry = zip.CreateEntry($"{i + 1:0000}-{NameOf(seat)}.pdf", CompressionLevel.NoCompression);
                entry.LastWriteTime = _anyTime;
                using var file = entry.Open();
                file.Write(Letter(sight, seat));
                cancellation.ThrowIfCancellationRequested();
            }
        }

        return bytes.ToArray();
    }

    private static string NameOf(QuotaEvaluation.SeatFigures seat) => string.Concat($"{seat.Key}-{seat.Name}".Select(letter => char.IsLetterOrDigit(letter) ? letter : '-'));

    private async Task<Outcome<Sight>> SightAsync(Guid plan, Caller caller, CancellationToken cancellation)
    {
        caller.Demand(Right.ViewPlans);
        if (await quotas.FindAsync(plan, caller, cancellation) is not { } row)
        {
            return QuotaPlanRefusals.NotFound(plan);
        }

        if (!QuotaReading.IsFrozen(row))
        {
            return QuotaPlanRefusals.NotApproved(Enum.Parse<ApprovalState>(row.State));
        }

        var held = await quotas.HeldAsync(row, caller, cancellation);
        return held.IsDone
            ? new Sight(
                row, held.Value, await quotas.BookAsync(row, caller, cancellation), await store.WorkspaceNameAsync(caller.Workspace, cancellation), QuotaReading.ContentOf(row).LetterText)
            : held.Refusal;
    }

    private byte[] Letter(Sight sight, QuotaEvaluation.SeatFigures seat)
    {
        var approved = sight.Book.Approved.Seats.First(one => one.Key == seat.Key);
        var changes = sight.Book.Of(seat.Key, DateOnly.MaxValue).Select(entry => entry.Stored.From).Distinct().Select(day => (
            day, string.Create(CultureInfo.InvariantCulture, $"The quota of the year was changed to {QuotaLetter.Amount(sight.Book.On(day, approved).Value.Sum, sight.Evaluation)}"))).ToList();
        return QuotaLetter.Write(fonts.Load(), new QuotaLetter.Frame(sight.Workspace, (sight.Row.Name, sight.Row.ApprovedRevision ?? 0), sight.Terms, changes), sight.Evaluation, seat);
    }
}
