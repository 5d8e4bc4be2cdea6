using Bailiwick.Server.Datasets.Importing;
using Bailiwick.Server.Jobs;
using Bailiwick.Storage.Datasets;

namespace Bailiwick.Server.Datasets;

public static class DatasetsRegistration
{
    public static void AddDatasets(this IServiceCollection services)
    {
        services.AddSingleton<UploadStore>().AddSingleton<DatasetStore>().AddSingleton<FindingStore>();
        services.AddSingleton<DatasetCache>().AddSingleton<Gazetteers>();
        services.AddScoped<SendUpload>().AddScoped<PreviewUpload>().AddScoped<StartImport>();
        services.AddScoped<WorkspaceDatasets>().AddScoped<ReadColumn>().AddScoped<ReadRecords>().AddScoped<ReadFindings>();
        services.AddScoped<IJobWork, ImportWork>();
        services.AddHostedService<UploadSweep>();
    }
}
