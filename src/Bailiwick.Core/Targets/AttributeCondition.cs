using System.Collections.Immutable;
using System.Globalization;

namespace Bailiwick.Core.Targets;

/// <summary>One condition of an eligibility filter.</summary>
/// <param name="Field">The attribute.</param>
/// <param name="Kind">How it is judged.</param>
/// <param name="Values">What it is compared with: none, one, or several for <see cref="ConditionKind.IsOneOf"/>.</param>
public sealed record AttributeCondition(string Field, ConditionKind Kind, ImmutableArray<string> Values)
{
    /// <summary>A refusal when the condition cannot be judged, else null.</summary>
    public Refusal? Check() => Kind switch
    {
        ConditionKind.IsEmpty or ConditionKind.IsFilled when Values.Length > 0 => TargetRefusals.BadCondition(Field, $"compares with {Values.Length} values and needs none"),
        ConditionKind.Is or ConditionKind.IsNot when Values.Length != 1 => TargetRefusals.BadCondition(Field, $"compares with {Values.Length} values and needs one"),
        ConditionKind.IsOneOf when Values.Length == 0 => TargetRefusals.BadCondition(Field, "compares with no value"),
        ConditionKind.AtLeast or ConditionKind.AtMost when Values.Length != 1 || Number(Values[0]) is null =>
            TargetRefusals.BadCondition(Field, $"compares sizes with \"{string.Join(", ", Values)}\", which is not one number"),
        _ => null,
    };

    /// <summary>Whether an account meets it; an empty attribute meets only <see cref="ConditionKind.IsEmpty"/> and <see cref="ConditionKind.IsNot"/>.</summary>
    /// <param name="attributes">By field: text as written, numbers in invariant form; null or absent is empty.</param>
    public bool Holds(IReadOnlyDictionary<string, string?> attributes)
    {
        ArgumentNullException.ThrowIfNull(attributes);
        var value = attributes.TryGetValue(Field, out var found) && !string.IsNullOrWhiteSpace(found) ? found : null;
        return (Kind, value) switch
        {
            (ConditionKind.IsEmpty, _) => value is null,
            (ConditionKind.IsNot, _) => value is null || !Same(value, Values[0]),
            (_, null) => false,
            (ConditionKind.IsFilled, _) => true,
            (ConditionKind.AtLeast, _) => Number(value) >= Number(Values[0]),
            (ConditionKind.AtMost, _) => Number(value) <= Number(Values[0]),
            _ => Values.Any(one => Same(value, one)),
        };
    }

    private static bool Same(string left, string right) =>
        Number(left) is { } x && Number(right) is { } y ? x == y : string.Equals(left, right, StringComparison.Ordinal);

    private static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
}
