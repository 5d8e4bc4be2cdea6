namespace Bailiwick.Solver.Points;

/// <summary>What each part may hold, in mean parts, and what locked units in it bring.</summary>
/// <param name="OpenPart">Parts that may take units.</param>
/// <param name="Target">By part: load wanted.</param>
/// <param name="Low">By part: least load.</param>
/// <param name="High">By part: greatest load; may be infinite.</param>
/// <param name="FixedLoad">By part: load of locked units.</param>
/// <param name="FixedUnits">Locked units in open parts, whose pull the centers feel.</param>
/// <param name="PartOfFixed">By locked unit: its part.</param>
/// <param name="IsPinned">By part: whether its center is given.</param>
internal sealed record Room(
    int[] OpenPart, double[] Target, double[] Low, double[] High, double[] FixedLoad, PointSet FixedUnits, int[] PartOfFixed, bool[] IsPinned);
