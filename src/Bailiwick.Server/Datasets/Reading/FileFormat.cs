namespace Bailiwick.Server.Datasets.Reading;

public enum FileFormat
{
    Csv,
    Xlsx,
}
