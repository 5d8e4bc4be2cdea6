using Bailiwick.Core.Targets;

namespace Bailiwick.Server.Targets.Wire;

/// <summary>A condition an account must meet to be in the plan.</summary>
public sealed record TargetCondition(string Column, ConditionKind Kind, IReadOnlyList<string>? Values = null);
