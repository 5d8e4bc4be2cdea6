using Bailiwick.Server.Hosting;
using Bailiwick.Server.Live;
using Npgsql;
using Quartz;

namespace Bailiwick.Server.Jobs;

public static class JobsRegistration
{
    // A node on its own embedded database keeps its name, so that its next life takes up at once what the last one left running.
    private const string OnlyNode = "only";

    public static void AddJobs(this IServiceCollection services, ServerSettings settings)
    {
        services.AddSingleton<JobStore>().AddSingleton<JobQueue>().AddScoped<WorkspaceJobs>();
        services.AddSingleton<JobCancellations>().AddSingleton<ILiveListener>(provider => provider.GetRequiredService<JobCancellations>());
        services.AddSingleton<ILiveListener, JobAnnouncer>();
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(options =>
            {
                options.InstanceName = "bailiwick";
                options.GenerateInstanceId = !settings.IsOnlyNode;
                if (settings.IsOnlyNode)
                {
                    options.InstanceId = OnlyNode;
                }
            });
            quartz.UseDefaultThreadPool(settings.JobsAtOnce);
            quartz.UsePersistentStore(store =>
            {
                store.UsePostgres(options => options.DataSourceFactory = provider => provider.GetRequiredService<NpgsqlDataSource>());
                store.ConfigureStore(options =>
                {
                    options.StoreJobDataAsStrings = true;
                    options.RecoverFiringsCancelledByShutdown = true;
                });
                store.UseClustering(cluster =>
                {
                    cluster.CheckinInterval = TimeSpan.FromSeconds(2);
                    cluster.CheckinMisfireThreshold = TimeSpan.FromSeconds(8);
                });
            });
        });
        if (settings.WorksInBackground)
        {
            services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
            services.AddHostedService<JobSweep>();
        }
    }
}
