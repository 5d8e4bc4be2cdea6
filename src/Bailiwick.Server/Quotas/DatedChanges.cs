using System.Text.Json;
using Bailiwick.Core;
using Bailiwick.Core.Quotas;
using Bailiwick.Server.Quotas.Wire;
using Bailiwick.Storage.Quotas;

namespace Bailiwick.Server.Quotas;

/// <summary>The approved figures of a plan with the dated changes beside them: what every seat carries on any day.</summary>
internal sealed class DatedChanges(QuotaEvaluation approved, IEnumerable<QuotaEditRow> edits)
{
    private readonly List<Entry> _entries =
        [.. edits.Select(edit => new Entry(edit, JsonSerializer.Deserialize<StoredChange>(edit.Change!, WireJson.Options)!)).OrderBy(entry => entry.Stored.From).ThenBy(entry => entry.Edit.Revision)];

    public sealed record Entry(QuotaEditRow Edit, StoredChange Stored);

    public QuotaEvaluation Approved { get; } = approved;

    public int Count => _entries.Count;

    /// <summary>The changes of a seat that hold on a day, in order of their days.</summary>
    public IEnumerable<Entry> Of(string seat, DateOnly day) => _entries.Where(entry => entry.Stored.From <= day && entry.Stored.Touches(seat));

    /// <summary>What a seat carries by period as it stands on a day; refused when a further change would take from periods that are over.</summary>
    public Outcome<SeatSchedule> On(DateOnly day, QuotaEvaluation.SeatFigures seat, StoredChange? further = null)
    {
        var schedule = new SeatSchedule([.. seat.Periods.Select(period => period.Start)], [.. seat.Periods.Select(period => period.Amount)]);
        var changes = _entries.Select(entry => entry.Stored).Concat(further is null ? [] : [further]).Where(change => change.From <= day).OrderBy(change => change.From);
        foreach (var change in changes)
        {
            if (change.Seats.FirstOrDefault(one => one.Seat == seat.Key) is { } own)
            {
                var made = schedule.With(new DatedQuota(change.From, own.Amount), Approved.Unit);
                if (!made.IsDone)
                {
                    return made;
                }

                schedule = made.Value;
            }

            if (change.Move is { } move && (move.From == seat.Key || move.To == seat.Key))
            {
                schedule = schedule.Plus(move.Moved.Select(amount => move.From == seat.Key ? -amount : amount));
            }
        }

        return schedule;
    }

    /// <summary>A seat as it stands at the end of the year.</summary>
    public QuotaEvaluation.SeatFigures Held(QuotaEvaluation.SeatFigures seat)
    {
        var approved = Approved.Seats.First(one => one.Key == seat.Key);
        var schedule = On(DateOnly.MaxValue, approved).Value;
        return seat with { Quota = schedule.Sum, Periods = [.. seat.Periods.Zip(schedule.Amounts, (period, amount) => period with { Amount = amount })] };
    }

    /// <summary>Who carries how much of an account after the moves so far; null when it never moved. With the day of the last move.</summary>
    public (CarriedAccount Carried, DateOnly Last)? Account(string account)
    {
        (CarriedAccount Carried, DateOnly Last)? found = null;
        foreach (var move in _entries.Where(entry => entry.Stored.Move?.Key == account).Select(entry => (entry.Stored.From, Move: entry.Stored.Move!)))
        {
            var before = found?.Carried ?? CarriedAccount.Of(move.Move.From, [.. move.Move.Quota]);
            found = (before.After(move.Move.From, move.Move.To, [.. move.Move.Moved]), move.From);
        }

        return found;
    }

    /// <summary>The first change of a seat that begins after a day, or null.</summary>
    public DateOnly? After(DateOnly day, string seat) => _entries.Find(entry => entry.Stored.From > day && entry.Stored.Touches(seat))?.Stored.From;

    /// <summary>The newest answer since the seat's quota was approved or changed last.</summary>
    public QuotaSeatAnswer AnswerOf(string seat, IEnumerable<QuotaAnswerRow> given, int approved)
    {
        var since = _entries.Where(entry => entry.Stored.Touches(seat)).Select(entry => entry.Edit.Revision).Append(approved).Max();
        return given.LastOrDefault(answer => answer.Seat == seat && answer.Revision >= since) is { } answer
            ? new QuotaSeatAnswer(Enum.Parse<AnswerState>(answer.Answer), answer.Comment, answer.AuthorName, answer.At)
            : new QuotaSeatAnswer(AnswerState.Asked, null, null, null);
    }
}
