using System.Collections.Immutable;

namespace Bailiwick.Core.Management.Models;

/// <summary>The states' names and the moves between them, once as the specification has them and once with what we add.</summary>
public static class ModelStates
{
    private static readonly Dictionary<ModelState, ImmutableArray<ModelState>> _documented = new()
    {
        [ModelState.Planning] = [ModelState.Activating, ModelState.Deleting],
        [ModelState.Activating] = [ModelState.Active, ModelState.ActivationFailed],
        [ModelState.ActivationFailed] = [ModelState.Activating, ModelState.Deleting],
        [ModelState.Active] = [ModelState.Archiving],
        [ModelState.Archiving] = [ModelState.Archived, ModelState.ArchivingFailed],
        [ModelState.ArchivingFailed] = [ModelState.Archiving, ModelState.Deleting],
        [ModelState.Archived] = [ModelState.Deleting],
        [ModelState.Deleting] = [ModelState.DeletionFailed],
        [ModelState.DeletionFailed] = [ModelState.Deleting],
        [ModelState.Cloning] = [ModelState.Planning, ModelState.CloningFailed],
        [ModelState.CloningFailed] = [ModelState.Deleting],
    };

    // Reactivation of what was archived, and back to the drawing board: the two moves that users of the original miss most.
    private static readonly ImmutableArray<(ModelState From, ModelState To)> _added =
    [
        (ModelState.Archived, ModelState.Activating), (ModelState.ActivationFailed, ModelState.Planning), (ModelState.ArchivingFailed, ModelState.Active),
        (ModelState.Archived, ModelState.Planning),
    ];

    /// <summary>All states in the order of a model's life.</summary>
    public static ImmutableArray<ModelState> All { get; } = [.. Enum.GetValues<ModelState>()];

    /// <summary>Whether nothing is under way: a state that lasts until somebody acts.</summary>
    /// <param name="state">Any state.</param>
    public static bool IsSettled(this ModelState state) =>
        state is not (ModelState.Activating or ModelState.Archiving or ModelState.Deleting or ModelState.Cloning);

    /// <summary>Whether territories, rules and members may be edited.</summary>
    /// <param name="state">Any state.</param>
    public static bool IsEditable(this ModelState state) => state is ModelState.Planning or ModelState.Active;

    /// <summary>The documented spelling: "Activation Failed".</summary>
    /// <param name="state">Any state.</param>
    public static string WireName(this ModelState state) => state switch
    {
        ModelState.ActivationFailed => "Activation Failed",
        ModelState.ArchivingFailed => "Archiving Failed",
        ModelState.DeletionFailed => "Deletion Failed",
        ModelState.CloningFailed => "Cloning Failed",
        _ => state.ToString(),
    };

    /// <summary>The state of a name with or without the space, in any case; null when there is none.</summary>
    /// <param name="name">"Activation Failed" or "ActivationFailed".</param>
    public static ModelState? Parse(string name) => All.Cast<ModelState?>()
        .FirstOrDefault(state => state!.Value.ToString().Equals(name?.Replace(" ", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase));

    /// <summary>Where a model may go from a state, in the order of a model's life.</summary>
    /// <param name="from">Any state.</param>
    /// <param name="moves">Whose moves.</param>
    public static IEnumerable<ModelState> From(ModelState from, ModelMoves moves) =>
        _documented[from].Concat(moves == ModelMoves.Extended ? _added.Where(move => move.From == from).Select(move => move.To) : []).Order();

    /// <summary>The new state, or <c>management.bad-state-move</c> naming the move and the moves there are.</summary>
    /// <param name="from">Where the model is.</param>
    /// <param name="to">Where it is to go.</param>
    /// <param name="moves">Whose moves.</param>
    public static Outcome<ModelState> Move(ModelState from, ModelState to, ModelMoves moves = ModelMoves.Extended) =>
        From(from, moves).Contains(to) ? to : ManagementRefusals.BadStateMove(from, to, [.. From(from, moves)]);

    /// <summary>
    /// What each model becomes when one is activated: with an active one beside it this is refused (<c>management.second-active</c>) unless a swap is
    /// asked for; then both go their way in one act.
    /// </summary>
    /// <param name="stateOfModel">All models of the workspace by developer name.</param>
    /// <param name="activated">The model to activate.</param>
    /// <param name="swap">Whether the active model is archived in the same act.</param>
    public static Outcome<IReadOnlyDictionary<string, ModelState>> Activate(IReadOnlyDictionary<string, ModelState> stateOfModel, string activated, bool swap)
    {
        ArgumentNullException.ThrowIfNull(stateOfModel);
        if (!stateOfModel.TryGetValue(activated, out var state))
        {
            return ManagementRefusals.UnknownModel(activated);
        }

        var moved = Move(state, ModelState.Activating);
        if (!moved.IsDone)
        {
            return moved.Refusal;
        }

        var after = new Dictionary<string, ModelState> { [activated] = ModelState.Activating };
        foreach (var (other, its) in stateOfModel.Where(one => one.Key != activated).OrderBy(one => one.Key, StringComparer.Ordinal))
        {
            if (its is ModelState.Activating or ModelState.Archiving || (its == ModelState.Active && !swap))
            {
                return ManagementRefusals.SecondActive(activated, other, its);
            }

            if (its == ModelState.Active)
            {
                after[other] = ModelState.Archiving;
            }
        }

        return after;
    }
}
