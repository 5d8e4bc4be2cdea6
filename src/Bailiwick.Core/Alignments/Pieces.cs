using System.Collections.Immutable;

namespace Bailiwick.Core.Alignments;

/// <summary>Finds what hangs together.</summary>
public static class Pieces
{
    /// <summary>
    /// The detached pieces of all areas: all but each area's largest one (most units; of equals the one with the lowest unit). Units without
    /// a place are in no piece. Ascending by area, then by first unit. O(units + links).
    /// </summary>
    /// <param name="areaOfUnit">By unit, as <see cref="AlignmentState.AreaOfUnit"/>.</param>
    /// <param name="links">Which units touch.</param>
    public static IReadOnlyList<Piece> Detached(ReadOnlySpan<ushort> areaOfUnit, UnitLinks links)
    {
        ArgumentNullException.ThrowIfNull(links);
        var pieceOfUnit = new int[areaOfUnit.Length];
        Array.Fill(pieceOfUnit, -1);
        var (areaOfPiece, sizeOfPiece) = (new List<ushort>(), new List<int>());
        var stack = new Stack<int>();
        for (var first = 0; first < areaOfUnit.Length; first++)
        {
            if (pieceOfUnit[first] >= 0 || areaOfUnit[first] == AlignmentState.NoArea || !links.HasPlace(first))
            {
                continue;
            }

            var piece = areaOfPiece.Count;
            areaOfPiece.Add(areaOfUnit[first]);
            sizeOfPiece.Add(Flood(areaOfUnit, links, first, piece, pieceOfUnit, stack));
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

    private static List<Piece> Collect(int[] pieceOfUnit, List<ushort> areaOfPiece, List<int> sizeOfPiece)
    {
        var mainOfArea = new Dictionary<ushort, int>();
        for (var piece = 0; piece < areaOfPiece.Count; piece++)
        {
            if (!mainOfArea.TryGetValue(areaOfPiece[piece], out var main) || sizeOfPiece[piece] > sizeOfPiece[main])
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
                (unitsOfPiece[piece] ??= ImmutableArray.CreateBuilder<UnitIndex>(sizeOfPiece[piece])).Add(new UnitIndex(unit));
            }
        }

        return Enumerable.Range(0, areaOfPiece.Count)
            .Where(piece => unitsOfPiece[piece] is not null)
            .OrderBy(piece => areaOfPiece[piece])
            .Select(piece => new Piece(AlignmentState.Decode(areaOfPiece[piece]), unitsOfPiece[piece]!.MoveToImmutable()))
            .ToList();
    }
}
