namespace Bailiwick.Solver.Points;

/// <summary>What a unit of pull costs at a distance. A struct without state, so that every loop is compiled for its own cost.</summary>
internal interface ICost
{
    /// <summary>Whether places are on a sphere and have a third coordinate.</summary>
    public static abstract bool IsRound { get; }

    /// <summary>Whether costs are given unit by unit, so that places say nothing about them; "squared distances" are then the costs themselves.</summary>
    public static virtual bool IsGiven => false;

    /// <summary>Cost per pull at a squared straight distance; never falling.</summary>
    public static abstract double Of(double square);

    /// <summary>Force of a unit of pull on its center: cost's slope over twice the distance, relative to squared distance.</summary>
    public static abstract double Force(double square);
}

/// <summary>Squared distance in the plane.</summary>
internal readonly struct SquaredPlane : ICost
{
    public static bool IsRound => false;

    public static double Of(double square) => square;

    public static double Force(double square) => 1;
}

/// <summary>Distance in the plane.</summary>
internal readonly struct StraightPlane : ICost
{
    public static bool IsRound => false;

    public static double Of(double square) => Math.Sqrt(square);

    // A unit at its center would pull without end; a meter away it pulls enough.
    public static double Force(double square) => 1 / Math.Max(1e-3, Math.Sqrt(square));
}

/// <summary>A cost from each unit to each part that is given, see <see cref="Travel"/>; parts then have no centers that could move.</summary>
internal readonly struct GivenCost : ICost
{
    public static bool IsRound => false;

    public static bool IsGiven => true;

    public static double Of(double square) => square;

    public static double Force(double square) => 1;
}

/// <summary>Squared great-circle distance; the straight one is the chord.</summary>
internal readonly struct SquaredArc : ICost
{
    public static bool IsRound => true;

    public static double Of(double square)
    {
        var arc = ArcOf(square);
        return arc * arc;
    }

    // The tangent plane's step to a unit is its chord direction times angle over sine.
    public static double Force(double square)
    {
        var angle = ArcOf(square) / Sphere.Radius;
        return angle < 1e-6 ? 1 : angle / Math.Max(1e-9, Math.Sin(angle));
    }

    public static double ArcOf(double square) => 2 * Sphere.Radius * Math.Asin(Math.Min(1, Math.Sqrt(square) / (2 * Sphere.Radius)));
}

/// <summary>Great-circle distance.</summary>
internal readonly struct StraightArc : ICost
{
    public static bool IsRound => true;

    public static double Of(double square) => SquaredArc.ArcOf(square);

    public static double Force(double square) => SquaredArc.Force(square) / Math.Max(1e-3, SquaredArc.ArcOf(square));
}
