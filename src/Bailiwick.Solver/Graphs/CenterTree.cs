namespace Bailiwick.Solver.Graphs;

/// <summary>
/// The least value of any part wherever its center is, bounded from below: squares of places are judged by their middle and split while that says too
/// little. A part whose best center is within h of a place costs from there at most pull times h squared more (Huygens), or pull times h where costs are distances.
/// </summary>
internal sealed class CenterTree
{
    private readonly PricedUnits _units;
    private readonly double _capacity;
    private readonly double _mostPull;
    private readonly bool _isSquared;
    private readonly bool _isSphere;
    private readonly PriorityQueue<Cell, double> _open = new();
    private readonly Basket _basket = new();

    /// <param name="units">The units with their prices.</param>
    /// <param name="capacity">Most amount of a part.</param>
    /// <param name="mostPull">No part within the capacity has more pull.</param>
    /// <param name="isSquared">See <see cref="PricedUnits"/>.</param>
    /// <param name="isSphere">Whether places are on the sphere; cells are in degrees then.</param>
    public CenterTree(PricedUnits units, double capacity, double mostPull, bool isSquared, bool isSphere)
    {
        (_units, _capacity, _mostPull, _isSquared, _isSphere) = (units, capacity, mostPull, isSquared, isSphere);
    }

    /// <summary>The least value met at the middle of a cell.</summary>
    public double Met { get; private set; }

    /// <summary>Where it was met.</summary>
    public (double X, double Y, double Z) MetAt { get; private set; }

    /// <summary>No part with a center in the box has less. Ends when more could be gained by at most the slack, or the budget of places is used.</summary>
    public double Least(double fromX, double fromY, double toX, double toY, double slack, int budget)
    {
        _open.Clear();
        Met = 0;
        Look(new Cell((fromX + toX) / 2, (fromY + toY) / 2, (toX - fromX) / 2, (toY - fromY) / 2));
        for (var looked = 0; looked < budget && _open.TryPeek(out var cell, out var least) && least < Met - slack; looked += 4)
        {
            _open.Dequeue();
            var (halfX, halfY) = (cell.HalfX / 2, cell.HalfY / 2);
            Look(new Cell(cell.X - halfX, cell.Y - halfY, halfX, halfY));
            Look(new Cell(cell.X + halfX, cell.Y - halfY, halfX, halfY));
            Look(new Cell(cell.X - halfX, cell.Y + halfY, halfX, halfY));
            Look(new Cell(cell.X + halfX, cell.Y + halfY, halfX, halfY));
        }

        // What is no longer open was split; every place is in an open cell.
        return _open.TryPeek(out _, out var bound) ? Math.Min(0, bound) : 0;
    }

    private void Look(Cell cell)
    {
        var (x, y, z) = PlaceOf(cell.X, cell.Y, _isSphere);
        var value = _units.Least(x, y, z, _capacity, _basket);
        if (value < Met)
        {
            (Met, MetAt) = (value, (x, y, z));
        }

        var half = HalfOf(cell);
        _open.Enqueue(cell, value - (_mostPull * (_isSquared ? half * half : half)));
    }

    // Of no place in the cell is the middle farther off; on the sphere along the parallel and then the meridian.
    private double HalfOf(Cell cell)
    {
        if (!_isSphere)
        {
            return Math.Sqrt((cell.HalfX * cell.HalfX) + (cell.HalfY * cell.HalfY));
        }

        const double Degree = Math.PI / 180;
        return Math.Min(2, ((cell.HalfX * Math.Cos(cell.Y * Degree)) + cell.HalfY) * Degree) * Sphere.Radius;
    }

    /// <summary>A place in space; of degrees, on the sphere.</summary>
    public static (double X, double Y, double Z) PlaceOf(double x, double y, bool isSphere)
    {
        if (!isSphere)
        {
            return (x, y, 0);
        }

        var (sinX, cosX) = Math.SinCos(x * Math.PI / 180);
        var (sinY, cosY) = Math.SinCos(y * Math.PI / 180);
        return (Sphere.Radius * cosY * cosX, Sphere.Radius * cosY * sinX, Sphere.Radius * sinY);
    }

    private readonly record struct Cell(double X, double Y, double HalfX, double HalfY);
}
