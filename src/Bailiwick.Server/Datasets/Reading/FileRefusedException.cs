using Bailiwick.Core;

namespace Bailiwick.Server.Datasets.Reading;

/// <summary>Carries a refusal through code that is not ours (the CSV and package readers call our streams). Caught at the row source.</summary>
public sealed class FileRefusedException(Refusal refusal) : IOException(refusal.Message)
{
    public Refusal Refusal { get; } = refusal;
}
