namespace Bailiwick.Solver;

/// <summary>
/// Gives each piece its parts of least power distance: squared distance plus price times ratio. A block of pieces that are neighbors on the curve
/// has a small box; a part stays in play for it if its least power distance to the box is at most the K-th least of the greatest ones.
/// </summary>
internal sealed class PowerAssigner
{
    private const int Block = 128;
    private readonly Pieces _pieces;
    private readonly int[] _openPart;
    private readonly Box[] _box;

    public PowerAssigner(Pieces pieces, int[] openPart, int keep)
    {
        _pieces = pieces;
        _openPart = openPart;
        Keep = Math.Min(keep, openPart.Length);
        Candidate = new int[pieces.Count * Keep];
        _box = new Box[(pieces.Count + Block - 1) / Block];
        for (var block = 0; block < _box.Length; block++)
        {
            _box[block] = Box.Around(pieces, block * Block, Math.Min(pieces.Count, (block + 1) * Block));
        }
    }

    /// <summary>Candidates kept by piece.</summary>
    public int Keep { get; }

    /// <summary>[piece * Keep + rank]: parts, nearest first.</summary>
    public int[] Candidate { get; }

    /// <summary>Fills <see cref="Candidate"/>. O(blocks x parts + pieces x parts in play); the same on any number of threads.</summary>
    public void Assign(Sites sites, int threads)
    {
        if (threads == 1 || _box.Length < 8)
        {
            var room = new Room(_openPart.Length, Keep);
            for (var block = 0; block < _box.Length; block++)
            {
                AssignBlock(block, sites, room);
            }

            return;
        }

        Parallel.For(
            0,
            _box.Length,
            new ParallelOptions { MaxDegreeOfParallelism = threads },
            () => new Room(_openPart.Length, Keep),
            (block, _, room) =>
            {
                AssignBlock(block, sites, room);
                return room;
            },
            _ => { });
    }

    private void AssignBlock(int block, Sites sites, Room room)
    {
        var inPlay = InPlay(in _box[block], sites, room);
        for (var piece = block * Block; piece < Math.Min(_pieces.Count, (block + 1) * Block); piece++)
        {
            var (x, y, ratio) = (_pieces.X[piece], _pieces.Y[piece], _pieces.Ratio[piece]);
            var (kept, row) = (0, piece * Keep);
            for (var at = 0; at < inPlay; at++)
            {
                var power = sites.SquareTo(x, y, room.Part[at]) + (sites.Price[room.Part[at]] * ratio);
                if (kept == Keep && power >= room.Best[Keep - 1])
                {
                    continue;
                }

                var place = kept < Keep ? kept++ : Keep - 1;
                while (place > 0 && room.Best[place - 1] > power)
                {
                    room.Best[place] = room.Best[place - 1];
                    Candidate[row + place] = Candidate[row + place - 1];
                    place--;
                }

                room.Best[place] = power;
                Candidate[row + place] = room.Part[at];
            }
        }
    }

    private int InPlay(in Box box, Sites sites, Room room)
    {
        Array.Fill(room.Best, double.MaxValue);
        for (var at = 0; at < _openPart.Length; at++)
        {
            var part = _openPart[at];
            var (least, greatest) = box.PowerRange(sites, part);
            room.Least[at] = least;
            if (greatest < room.Best[Keep - 1])
            {
                var place = Keep - 1;
                while (place > 0 && room.Best[place - 1] > greatest)
                {
                    room.Best[place] = room.Best[place - 1];
                    place--;
                }

                room.Best[place] = greatest;
            }
        }

        var limit = room.Best[Keep - 1];
        var count = 0;
        for (var at = 0; at < _openPart.Length; at++)
        {
            if (room.Least[at] <= limit)
            {
                room.Part[count++] = _openPart[at];
            }
        }

        return count;
    }

    private sealed class Room(int parts, int keep)
    {
        public double[] Least { get; } = new double[parts];

        public int[] Part { get; } = new int[parts];

        public double[] Best { get; } = new double[keep];
    }

    private readonly record struct Box(double X0, double X1, double Y0, double Y1, double Ratio0, double Ratio1)
    {
        public static Box Around(Pieces pieces, int from, int to)
        {
            var box = new Box(double.MaxValue, double.MinValue, double.MaxValue, double.MinValue, double.MaxValue, double.MinValue);
            for (var piece = from; piece < to; piece++)
            {
                var (x, y, ratio) = (pieces.X[piece], pieces.Y[piece], pieces.Ratio[piece]);
                box = new Box(
                    Math.Min(box.X0, x),
                    Math.Max(box.X1, x),
                    Math.Min(box.Y0, y),
                    Math.Max(box.Y1, y),
                    Math.Min(box.Ratio0, ratio),
                    Math.Max(box.Ratio1, ratio));
            }

            return box;
        }

        public (double Least, double Greatest) PowerRange(Sites sites, int part)
        {
            double left = X0 - sites.X[part], right = sites.X[part] - X1, below = Y0 - sites.Y[part], above = sites.Y[part] - Y1;
            double nearX = Math.Max(0, Math.Max(left, right)), nearY = Math.Max(0, Math.Max(below, above));
            double farX = Math.Max(-left, -right), farY = Math.Max(-below, -above);
            double price = sites.Price[part], one = price * Ratio0, other = price * Ratio1;
            return ((nearX * nearX) + (nearY * nearY) + Math.Min(one, other), (farX * farX) + (farY * farY) + Math.Max(one, other));
        }
    }
}
