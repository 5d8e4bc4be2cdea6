using System.Collections.Immutable;

namespace Bailiwick.Core.Alignments;

/// <summary>Finds what hangs together.</summary>
public static class Pieces
{
    /// <summary>
    /// The detached pieces of all areas: all but each area's largest one (most units; of equals the one that holds
    /// most, then the one with the lowest unit). Units without
    /// a place are in no piece. Ascending by area, then by first unit. O(units + links).
    /// </summary>
    /// <param name="areaOfUnit">By unit, as <see cref="AlignmentState.AreaOfUnit"/>.</param>
    /// <param name="links">Which units touch.</param>
    /// <param name="amountOfUnit">By unit, what the areas are balanced on; empty: the number of units alone counts.</param>
    public static IReadOnlyList<Piece> Detached(ReadOnlySpan<ushort> areaOfUnit, UnitLinks links, ReadOnlySpan<long> amountOfUnit = default)
    {
        ArgumentNullException.ThrowIfNull(links);
        var pieceOfUnit = new int[areaOfUnit.Length];
        Array.Fill(pieceOfUnit, -1);
        var (areaOfPiece, sizeOfPiece) = (new List<ushort>(), new List<Size>());
        var stack = new Stack<int>();
        for (var first = 0; first < areaOfUnit.Length; first++)
        {
            if (pieceOfUnit[first] >= 0 || areaOfUnit[first] == AlignmentState.NoArea || !links.HasPlace(first))
            {
                continue;
            }

            var piece = areaOfPiece.Count;
            areaOfPiece.Add(areaOfUnit[first]);
            sizeOfPiece.Add(new Size(Flood(areaOfUnit, links, first, piece, pieceOfUnit, stack), 0));
        }

        for (var unit = 0; unit < amountOfUnit.Length; unit++)
        {
            if (pieceOfUnit[unit] is var piece and >= 0)
            {
                sizeOfPiece[piece] = sizeOfPiece[piece] with { Amount = sizeOfPiece[piece].Amount + amountOfUnit[unit] };
            }
        }

        return Collect(pieceOfUnit, areaOfPiece, sizeOfPiece);
    }

    private static int Flood(ReadOnlySpan<ushort> areaOfUnit, UnitLinks links, int first, int piece, int[] pieceOfUnit, Stack<int> stack)
    {
        var size = 0;
        pieceOfUnit[first] = piece;
        stack.Push(first);
        while (stack.TryPop(out var unit))
        {
            size++;
            for (var entry = links.Start[unit]; entry < links.Start[unit + 1]; entry++)
            {
                var neighbor = links.Neighbor[entry];
                if (pieceOfUnit[neighbor] < 0 && areaOfUnit[neighbor] == areaOfUnit[first] && links.HasPlace(neighbor))
                {
                    pieceOfUnit[neighbor] = piece;
                    stack.Push(neighbor);
                }
            }
        }

        return size;
    }

    private static List<Piece> Collect(int[] pieceOfUnit, List<ushort> areaOfPiece, List<Size> sizeOfPiece)
    {
        var mainOfArea = new Dictionary<ushort, int>();
        for (var piece = 0; piece < areaOfPiece.Count; piece++)
        {
            if (!mainOfArea.TryGetValue(areaOfPiece[piece], out var main) || sizeOfPiece[piece].Exceeds(sizeOfPiece[main]))
            {
                mainOfArea[areaOfPiece[piece]] = piece;
            }
        }

        var unitsOfPiece = new ImmutableArray<UnitIndex>.Builder?[areaOfPiece.Count];
        for (var unit = 0; unit < pieceOfUnit.Length; unit++)
        {
            var piece = pieceOfUnit[unit];
            if (piece >= 0 && mainOfArea[areaOfPiece[piece]] != piece)
            {
                (unitsOfPiece[piece] ??= ImmutableArray.CreateBuilder<UnitIndex>(sizeOfPiece[piece].Units)).Add(new UnitIndex(unit));
            }
        }

        return Enumerable.Range(0, areaOfPiece.Count)
            .Where(piece => unitsOfPiece[piece] is not null)
            .OrderBy(piece => areaOfPiece[piece])
            .Select(piece => new Piece(AlignmentState.Decode(areaOfPiece[piece]), unitsOfPiece[piece]!.MoveToImmutable()))
            .ToList();
    }

    private readonly record struct Size(int Units, long Amount)
    {
        public bool Exceeds(Size other) => Units != other.Units ? Units > other.Units : Amount > other.Amount;
    }
}
