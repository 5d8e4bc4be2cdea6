namespace Bailiwick.Core.Management.Rules;

/// <summary>Places of territories by row: one flat array from the full run, and rows that changed since beside it.</summary>
internal sealed class RunResult
{
    private const int ChunkRows = 8192;

    private readonly int[] _start;
    private readonly int[] _places;
    private readonly Dictionary<int, int[]> _changed = [];

    private RunResult(int[] start, int[] places) => (_start, _places) = (start, places);

    public static RunResult Full(CompiledBook book)
    {
        var rows = book.Table.Rows;
        var start = new int[rows + 1];
        var chunks = new int[(rows + ChunkRows - 1) / ChunkRows][];
        Parallel.For(0, chunks.Length, () => (Judge: new RowJudge(book), Found: new List<int>()), (chunk, _, local) =>
        {
            local.Found.Clear();
            for (var row = chunk * ChunkRows; row < Math.Min(rows, (chunk + 1) * ChunkRows); row++)
            {
                var before = local.Found.Count;
                local.Judge.Append(row, local.Found);
                start[row + 1] = local.Found.Count - before;
            }

            chunks[chunk] = [.. local.Found];
            return local;
        }, _ => { });
        for (var row = 0; row < rows; row++)
        {
            start[row + 1] += start[row];
        }

        var places = new int[start[rows]];
        for (var chunk = 0; chunk < chunks.Length; chunk++)
        {
            chunks[chunk].CopyTo(places, start[chunk * ChunkRows]);
        }

        return new RunResult(start, places);
    }

    public ReadOnlySpan<int> At(int row) => _changed.TryGetValue(row, out var places) ? places
        : row < _start.Length - 1 ? _places.AsSpan(_start[row].._start[row + 1]) : [];

    public void Put(int row, int[] places) => _changed[row] = places;

    /// <summary>Takes the places of another book; territories that it has not get ~place. O(assignments), nothing when the territories are the same.</summary>
    public void Renumber(CompiledBook before, CompiledBook after)
    {
        var place = before.Book.Territories.Select((one, old) => after.Places.PlaceOfKey.TryGetValue(one.Key, out var now) ? now : ~old).ToArray();
        if (place.Index().All(one => one.Item == one.Index))
        {
            return;
        }

        Renumber(_places, place);
        for (var row = 0; row < _start.Length - 1; row++)
        {
            _places.AsSpan(_start[row].._start[row + 1]).Sort();
        }

        foreach (var places in _changed.Values)
        {
            Renumber(places, place);
            Array.Sort(places);
        }
    }

    private static void Renumber(int[] places, int[] placeOfOld)
    {
        for (var at = 0; at < places.Length; at++)
        {
            // Rows that were judged again since keep their old places here, of territories long gone too.
            places[at] = places[at] < 0 ? places[at] : placeOfOld[places[at]];
        }
    }
}
