namespace Bailiwick.Solver;

/// <summary>
/// For each ordered pair of near parts a heap of the pieces that could cross, cheapest first. Entries are dropped lazily: one is stale when its
/// piece has left the part. A part's heaps are built when first asked for.
/// </summary>
internal sealed class ArcHeaps
{
    private readonly Pieces _pieces;
    private readonly PowerAssigner _assigner;
    private readonly int[] _partOfPiece;
    private readonly double[] _heaviestOfPart;
    private readonly int _parts;
    private readonly int[] _heapOfArc;
    private readonly List<int>[] _targetsOfPart;
    private readonly bool[] _isBuilt;
    private readonly List<Heap> _heaps = [];

    public ArcHeaps(Pieces pieces, PowerAssigner assigner, int[] partOfPiece, double[] heaviestOfPart)
    {
        _pieces = pieces;
        _assigner = assigner;
        _partOfPiece = partOfPiece;
        _heaviestOfPart = heaviestOfPart;
        _parts = heaviestOfPart.Length;
        _heapOfArc = new int[_parts * _parts];
        Array.Fill(_heapOfArc, -1);
        _targetsOfPart = new List<int>[_parts];
        _isBuilt = new bool[_parts];
        for (var part = 0; part < _parts; part++)
        {
            _targetsOfPart[part] = [];
        }
    }

    /// <summary>Parts that some piece of this one could go to.</summary>
    public List<int> TargetsOf(int part, Members members, Sites sites)
    {
        if (!_isBuilt[part])
        {
            _isBuilt[part] = true;
            foreach (var piece in members.Of(part))
            {
                Offer(piece, part, sites);
            }
        }

        return _targetsOfPart[part];
    }

    /// <summary>The cheapest piece to cross, with its cost per amount; -1 when there is none.</summary>
    public (int Piece, double Cost) Cheapest(int from, int to)
    {
        var heap = _heaps[_heapOfArc[(from * _parts) + to]];
        while (heap.Count > 0)
        {
            var (cost, piece) = heap.Top;
            if (_partOfPiece[piece] == from)
            {
                return (piece, cost);
            }

            heap.Drop();
        }

        return (-1, 0);
    }

    /// <summary>Tells that a piece has come to a part.</summary>
    public void Arrive(int piece, int part, Sites sites)
    {
        if (_isBuilt[part])
        {
            Offer(piece, part, sites);
        }
    }

    private void Offer(int piece, int from, Sites sites)
    {
        var amount = _pieces.Amount[piece];
        if (amount <= 0)
        {
            return;
        }

        var here = sites.SquareTo(_pieces.X[piece], _pieces.Y[piece], from);
        for (var rank = 0; rank < _assigner.Keep; rank++)
        {
            var to = _assigner.Candidate[(piece * _assigner.Keep) + rank];
            if (to == from || amount > _heaviestOfPart[to])
            {
                continue;
            }

            var cost = (sites.SquareTo(_pieces.X[piece], _pieces.Y[piece], to) - here) / _pieces.Ratio[piece];
            var index = _heapOfArc[(from * _parts) + to];
            if (index < 0)
            {
                index = _heaps.Count;
                _heapOfArc[(from * _parts) + to] = index;
                _heaps.Add(new Heap());
                _targetsOfPart[from].Add(to);
            }

            _heaps[index].Push(cost, piece);
        }
    }

    private sealed class Heap
    {
        private (double Cost, int Piece)[] _entry = new (double, int)[8];

        public int Count { get; private set; }

        public (double Cost, int Piece) Top => _entry[0];

        public void Push(double cost, int piece)
        {
            if (Count == _entry.Length)
            {
                Array.Resize(ref _entry, Count * 2);
            }

            var at = Count++;
            while (at > 0 && _entry[(at - 1) / 2].Cost > cost)
            {
                _entry[at] = _entry[(at - 1) / 2];
                at = (at - 1) / 2;
            }

            _entry[at] = (cost, piece);
        }

        public void Drop()
        {
            var last = _entry[--Count];
            var at = 0;
            while ((2 * at) + 1 < Count)
            {
                var child = (2 * at) + 1;
                child += child + 1 < Count && _entry[child + 1].Cost < _entry[child].Cost ? 1 : 0;
                if (_entry[child].Cost >= last.Cost)
                {
                    break;
                }

                _entry[at] = _entry[child];
                at = child;
            }

            _entry[at] = last;
        }
    }
}
