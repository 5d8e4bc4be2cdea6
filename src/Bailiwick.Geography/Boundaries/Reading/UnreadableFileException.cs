using Bailiwick.Core;

namespace Bailiwick.Geography.Boundaries.Reading;

/// <summary>Carries a refusal out of the depths of a parser; caught by <see cref="RawFile"/> and nowhere else.</summary>
internal sealed class UnreadableFileException(Refusal refusal) : Exception(refusal.Message)
{
    public Refusal Refusal { get; } = refusal;
}
