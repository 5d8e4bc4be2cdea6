using System.Collections.Immutable;

namespace Bailiwick.Core.Access;

/// <summary>Which role has which right.</summary>
public static class Rights
{
    // What a seller or manager sees of the live model is the own patch: a matter of rows, not of routes.
    private static readonly ImmutableArray<Right> _everybody = [Right.ViewPlans, Right.ManageOwnTokens, Right.AnswerQuotas, Right.ViewPatch];

    private static readonly ImmutableArray<Right> _seller = [.. _everybody, Right.ProposeChanges];

    private static readonly ImmutableArray<Right> _viewer = [.. _everybody, Right.ViewLive];

    private static readonly ImmutableArray<Right> _manager = [.. _seller, Right.EnterTargets, Right.ChangePatch];

    private static readonly ImmutableArray<Right> _planner = [.. _manager, Right.ViewLive, Right.EditPlans, Right.ImportData, Right.ManageBoundaries, Right.DefineTargets, Right.ManageTerritories];

    /// <summary>The rights of a role, in no particular order.</summary>
    /// <param name="role">Any role.</param>
    public static ImmutableArray<Right> Of(Role role) => role switch
    {
        // What else a seller sees less than a viewer is a matter of rows, not of routes.
        Role.Seller => _seller,
        Role.Viewer => _viewer,
        Role.Manager => _manager,
        Role.Planner => _planner,
        Role.Administrator => [.. Enum.GetValues<Right>()],
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "There is no such role."),
    };

    /// <summary>Whether a role has a right.</summary>
    /// <param name="role">Any role.</param>
    /// <param name="right">Any right.</param>
    public static bool Has(this Role role, Right right) => Of(role).Contains(right);
}
