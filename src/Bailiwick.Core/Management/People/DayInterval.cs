namespace Bailiwick.Core.Management.People;

/// <summary>Days from a first one up to, and without, an end. <see cref="DateOnly.MaxValue"/> as end means open.</summary>
/// <param name="Start">The first day.</param>
/// <param name="End">The day after the last one.</param>
public readonly record struct DayInterval(DateOnly Start, DateOnly End)
{
    /// <summary>From a day on, without an end.</summary>
    /// <param name="start">The first day.</param>
    public static DayInterval From(DateOnly start) => new(start, DateOnly.MaxValue);

    /// <summary>Whether no day is in it.</summary>
    public bool IsEmpty => Start >= End;

    /// <summary>Whether a day is in it.</summary>
    /// <param name="day">Any day.</param>
    public bool Contains(DateOnly day) => Start <= day && day < End;

    /// <summary>The days that both have; perhaps empty.</summary>
    /// <param name="other">Another interval.</param>
    public DayInterval Meet(DayInterval other) => new(Start > other.Start ? Start : other.Start, End < other.End ? End : other.End);

    /// <summary>The days without those of others, ascending; none empty.</summary>
    /// <param name="others">In any order; they may overlap.</param>
    public IReadOnlyList<DayInterval> Without(IEnumerable<DayInterval> others)
    {
        List<DayInterval> rest = [this];
        foreach (var other in others.Where(other => !other.IsEmpty))
        {
            rest = [.. rest.SelectMany(one => (DayInterval[])[one.Meet(new(DateOnly.MinValue, other.Start)), one.Meet(new(other.End, DateOnly.MaxValue))])];
        }

        return [.. rest.Where(one => !one.IsEmpty).Order(Comparer<DayInterval>.Create((left, right) => left.Start.CompareTo(right.Start)))];
    }

    /// <summary>"2026-01-01 to 2026-03-31", or "from 2026-01-01 on".</summary>
    public override string ToString() => End == DateOnly.MaxValue ? $"from {Start:yyyy-MM-dd} on" : $"{Start:yyyy-MM-dd} to {End.AddDays(-1):yyyy-MM-dd}";
}
