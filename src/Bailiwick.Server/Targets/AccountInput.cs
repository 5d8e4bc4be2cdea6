using Bailiwick.Storage.Targets;

namespace Bailiwick.Server.Targets;

/// <summary>Everything ever entered for one account, by field; the last one counts.</summary>
public sealed class AccountInput
{
    private readonly List<(TargetField Field, Entered Value)> _all = [];

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<(TargetField Field, Entered Value)> All => _all;

    public decimal? BottomUp => Present(TargetField.BottomUp)?.Amount;

    public decimal? Override => Present(TargetField.Override)?.Amount;

    public decimal? Lock => Present(TargetField.Lock)?.Amount;

    public void Add(TargetField field, Entered value) => _all.Add((field, value));

    /// <summary>What was entered last, taking back included; null when nothing ever was.</summary>
    public Entered? Last(TargetField field, int upTo = int.MaxValue)
    {
        for (var i = _all.Count - 1; i >= 0; i--)
        {
            if (_all[i].Field == field && _all[i].Value.Revision <= upTo)
            {
                return _all[i].Value;
            }
        }

        return null;
    }

    /// <summary>What counts now; null when nothing does.</summary>
    public Entered? Present(TargetField field) => Last(field) is { IsNothing: false } value ? value : null;
}
