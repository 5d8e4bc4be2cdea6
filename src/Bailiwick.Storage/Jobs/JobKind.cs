namespace Bailiwick.Storage.Jobs;

/// <summary>What a job does.</summary>
public enum JobKind
{
    Import,
    Boundaries,
    Optimization,
    Demo,
    Management,
}
