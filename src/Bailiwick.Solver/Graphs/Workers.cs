namespace Bailiwick.Solver.Graphs;

/// <summary>Runs numbered pieces of work that share nothing; on how many threads never changes what they do.</summary>
internal static class Workers
{
    public static void Each(int count, int threads, Action<int> action)
    {
        if (threads == 1 || count <= 1)
        {
            for (var index = 0; index < count; index++)
            {
                action(index);
            }

            return;
        }

        Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = threads }, action);
    }
}
