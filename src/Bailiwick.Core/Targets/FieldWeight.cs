namespace Bailiwick.Core.Targets;

/// <summary>One numeric field of a blended weight.</summary>
/// <param name="Field">Its name in <see cref="AllocationAccount.Values"/>.</param>
/// <param name="Weight">How much it counts beside the other fields, above 0. Each field counts as its part of the field's total.</param>
public sealed record FieldWeight(string Field, decimal Weight);
