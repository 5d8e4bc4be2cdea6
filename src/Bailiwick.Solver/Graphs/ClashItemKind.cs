namespace Bailiwick.Solver.Graphs;

/// <summary>The sorts of settings that can clash.</summary>
public enum ClashItemKind
{
    /// <summary>A unit's lock to a part.</summary>
    Lock,

    /// <summary>A group of units that must stay together.</summary>
    Together,

    /// <summary>A group of units that must stay apart.</summary>
    Apart,

    /// <summary>A part's bounds of a measure.</summary>
    Bound,

    /// <summary>A component of the graph, none of whose units touches one outside it.</summary>
    Component,

    /// <summary>A limit, the same for every part.</summary>
    Limit,

    /// <summary>A closed part.</summary>
    Closed,

    /// <summary>The capacities of centers (p-median).</summary>
    Capacity,
}
